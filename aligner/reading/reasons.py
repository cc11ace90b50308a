"""Why a server gave no answer, and what to do about it, in one line."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpcore2
import httpx2

# What OpenSSL finds wrong with a certificate, by its number (X509_V_ERR_... in x509_vfy.h).
EXPIRED = "its certificate has expired: try again later, or save the page from a browser"
NOT_YET = "its certificate is not valid yet: check the clock of this machine"
OTHER_HOST = "its certificate is that of another host: check the address"
UNKNOWN = (
    "its certificate is signed by nobody that this machine trusts: save the page from a browser, or name a file of "
    "certificates to trust in SSL_CERT_FILE"
)
CERTIFICATES = {
    9: NOT_YET,
    10: EXPIRED,
    18: UNKNOWN,
    19: UNKNOWN,
    20: UNKNOWN,
    21: UNKNOWN,
    62: OTHER_HOST,
    64: OTHER_HOST,
}
NOT_VALID = "its certificate is not valid, so that nobody can tell whose page this is: save the page from a browser"

# What OpenSSL calls an answer that is not TLS at all.
NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG", "HTTP_REQUEST")


def reason(error: Exception) -> str:
    """Say why there is no answer, and what to do."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CERTIFICATES.get(cause.verify_code, NOT_VALID)
        if isinstance(cause, ssl.SSLError) and cause.reason in NO_TLS:
            return "the server does not speak HTTPS there: try http://"
    if "no such host" in str(error):
        return "no such host, or no network: check the address"
    if isinstance(error, (httpcore2.RemoteProtocolError, httpx2.RemoteProtocolError)):
        return "the server broke off, or does not speak HTTP: try again later"
    if isinstance(error, (httpcore2.ProtocolError, httpx2.ProtocolError)):
        return "no valid address: check it"
    return "no connection: check the address and the network"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it was raised from; the libraries put their own around that of the system."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

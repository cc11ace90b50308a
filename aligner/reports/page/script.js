"use strict";
// Lights up the counterparts of the sentence that is pointed at, or that the keyboard is in.
(() => {
  const lit = [];
  const show = (event) => {
    const here = event.target.closest?.(".sentence");
    if (here === lit[0]) return;
    lit.splice(0).forEach((sentence) => sentence.classList.remove("here", "lit"));
    if (!here) return;
    const others = (here.dataset.with ?? "").split(" ").filter(Boolean).map((name) => document.getElementById(name));
    here.classList.add("here");
    others.forEach((sentence) => sentence.classList.add("lit"));
    lit.push(here, ...others);
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
})();

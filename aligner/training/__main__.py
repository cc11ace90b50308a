"""How the pair model is made, step by step.

    python -m aligner.training prepare --data ../shared/data --work FOLDER
    python -m aligner.training train --work FOLDER [--pairs N] [--start WEIGHTS]
    python -m aligner.training teach --work FOLDER
    python -m aligner.training train --work FOLDER --start shipped --frozen 3 --share .6 --pairs N --rate 1e-4
    python -m aligner.training export --data ../shared/data --work FOLDER
    python -m aligner.training evaluate --data ../shared/data --work FOLDER
    python -m aligner.training calibrate --data ../shared/data

`prepare` writes examples.jsonl to the folder, `train` reads it and writes judge.pt, `export` writes the model to
`aligner/model/`. `teach` has a larger model read some of the examples; where it has, `train` learns from what that
says, too; it may go on from the weights that ship. `evaluate` prints what the model alone gets right on rows that
nothing was fitted or chosen on, in 32-bit floats and as it ships. `calibrate` fits all scorers that weigh what it says,
and tells how right the probabilities are. Each step is seeded and can be run again; `teach` and `train` go on where
they were stopped.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from aligner.training import examples
from aligner.training.export import official_weights

PREPARED, TRAINED, SHIPPED = "examples.jsonl", "judge.pt", "shipped"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--data", type=Path, help="the folder of the data sets, with dev/ and train/ in it")
    parser.add_argument("--work", type=Path, help="where examples, checkpoints and weights go")
    parser.add_argument("--pairs", type=int, default=240_000, help="how many pairs to train on")
    parser.add_argument("--rate", type=float, default=1.2e-4, help="the highest learning rate")
    parser.add_argument("--last-rate", type=float, default=2e-6, help="the last learning rate")
    parser.add_argument(
        "--start", help="weights of an earlier run to go on from, with examples in new order; or 'shipped'"
    )
    parser.add_argument("--frozen", type=int, default=0, help="how many of the lowest layers to leave as they are")
    parser.add_argument(
        "--share", type=float, default=1.0, help="how much of the trained weights is kept, beside those it began with"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the order of the examples, and of the edits in them")
    options = parser.parse_args()
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
    STEPS[options.step](options)


def prepare(options: argparse.Namespace) -> None:
    """Gather the examples."""
    from aligner.training.links import links

    found = examples.gather(options.data, lambda: links(options.data / "dev"), options.seed)
    examples.save(found, options.work / PREPARED)
    print(len(found), "examples")


def teach(options: argparse.Namespace) -> None:
    """Have the teacher read."""
    from aligner.training import lessons

    lessons.ask(examples.load(options.work / PREPARED), options.work, options.seed)


def train(options: argparse.Namespace) -> None:
    """Train the model."""
    import torch

    from aligner.encoder import model_folder
    from aligner.training import judge, lessons, readback

    prepared = examples.load(options.work / PREPARED)
    start, learnt = options.start and Path(options.start), None
    if options.start == SHIPPED:
        start = options.work / "shipped.pt"
        torch.save(readback.shipped(model_folder()), start)
    if (options.work / lessons.LEARNT).exists():
        learnt = lessons.learn(prepared, options.work, options.seed)
        chosen = examples.beside_lessons(prepared, lambda each: learnt.row(each) >= 0, options.seed)
    else:
        chosen = examples.training(prepared, options.seed)
    print(len(chosen), "examples to train on", flush=True)
    plan = judge.Plan(options.pairs, options.rate, options.last_rate, options.seed, options.frozen, options.share)
    judge.train(official_weights().parent, chosen, plan, options.work, start, learnt)


def evaluate(options: argparse.Namespace) -> None:
    """Print figures."""
    from aligner.encoder import Encoder
    from aligner.training import judge
    from aligner.training.evaluate import evaluate

    trained = judge.trained(official_weights().parent, options.work / TRAINED)
    evaluate(examples.load(options.work / PREPARED), options.data / "train", "report", (trained, Encoder().read))


def export(options: argparse.Namespace) -> None:
    """Write the model that ships."""
    from aligner.encoder import model_folder
    from aligner.training.export import export

    export(options.work / TRAINED, options.data / "dev", model_folder())


def calibrate(options: argparse.Namespace) -> None:
    """Fit what weighs the model's word on rows that it was not trained on, and say how right the probabilities are."""
    from aligner.training import calibration, conflicts, fit

    fit.fit(options.data / "dev")
    conflicts.fit_all(options.data)
    calibration.calibrate(options.data)


STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "prepare": prepare,
    "teach": teach,
    "train": train,
    "evaluate": evaluate,
    "export": export,
    "calibrate": calibrate,
}

if __name__ == "__main__":
    main()

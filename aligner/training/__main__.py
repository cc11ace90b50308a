"""How the pair model is made, step by step; each can be run again, and training goes on where it stopped.

    python -m aligner.training prepare --data ../shared/data --work FOLDER
    python -m aligner.training train --work FOLDER [--pairs N]
    python -m aligner.training evaluate --data ../shared/data --work FOLDER

`prepare` writes examples.jsonl to the folder, `train` reads it and writes judge.pt, `evaluate` prints what the model
alone gets right on rows that nothing was fitted or chosen on. The program does not use this model yet.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from aligner.training import examples
from aligner.training.export import official_weights

PREPARED, TRAINED = "examples.jsonl", "judge.pt"


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("--data", type=Path, help="the folder of the data sets, with dev/ and train/ in it")
    parser.add_argument("--work", type=Path, help="where examples, checkpoints and weights go")
    parser.add_argument("--pairs", type=int, default=240_000, help="how many pairs to train on")
    parser.add_argument("--rate", type=float, default=1.2e-4, help="the highest learning rate")
    parser.add_argument("--last-rate", type=float, default=2e-6, help="the last learning rate")
    options = parser.parse_args()
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
    STEPS[options.step](options)


def prepare(options: argparse.Namespace) -> None:
    """Gather the examples."""
    from aligner.training.links import links

    found = examples.gather(options.data, lambda: links(options.data / "dev"))
    examples.save(found, options.work / PREPARED)
    print(len(found), "examples")


def train(options: argparse.Namespace) -> None:
    """Train the model."""
    from aligner.training import judge

    chosen = examples.training(examples.load(options.work / PREPARED), seed=0)
    print(len(chosen), "examples to train on", flush=True)
    plan = judge.Plan(options.pairs, options.rate, options.last_rate, seed=0)
    judge.train(official_weights().parent, chosen, plan, options.work)


def evaluate(options: argparse.Namespace) -> None:
    """Print figures."""
    from aligner.training import judge
    from aligner.training.evaluate import evaluate

    trained = judge.trained(official_weights().parent, options.work / TRAINED)
    evaluate(examples.load(options.work / PREPARED), options.data / "train", "report", trained)


STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "prepare": prepare,
    "train": train,
    "evaluate": evaluate,
}

if __name__ == "__main__":
    main()

"""What an agent knows while it runs."""


class ExecutionContext:
    """The steps of one run."""

    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        self._steps: list[str] = []

    def begin_step(self, step: str) -> None:
        self._steps.append(step)

    def end_step(self, step: str) -> None:
        if step in self._steps:
            self._steps.remove(step)

    def open_steps(self) -> list[str]:
        return list(self._steps)

    def describe(self) -> str:
        return f"{self.run_id}: {', '.join(self._steps)}"

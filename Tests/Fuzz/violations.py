"""What a fuzzer found: one line a kind, each with its smallest input."""

import os


class Violations:
    def __init__(self, folder=None):
        self.folder = folder
        self.counts = {}
        self.smallest = {}

    def add(self, kind, given, got=b""):
        """Counts a violation of `kind`; keeps the shortest input that shows it."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if kind not in self.smallest or len(given) < len(self.smallest[kind][0]):
            self.smallest[kind] = (given, got)

    def report(self):
        """Prints every kind, saves its input where a folder was given, and returns the exit code."""
        for kind, (given, got) in sorted(self.smallest.items()):
            print(f"VIOLATION {kind} ({self.counts[kind]} times)")
            print(f"  in:  {given[:600].decode(errors='replace')}")
            if got:
                print(f"  out: {got[:600].decode(errors='replace')}")
            if self.folder:
                os.makedirs(self.folder, exist_ok=True)
                name = "".join(c if c.isalnum() else "-" for c in kind)[:80]
                with open(os.path.join(self.folder, name), "wb") as file:
                    file.write(given + b"\n")
        return 1 if self.smallest else 0

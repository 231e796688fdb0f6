"""Qt's binding, loaded so that Python goes on importing by itself. Import this before anything of PySide6.

The binding puts an import of its own in the place of Python's. For the sake of switches that nothing here turns
(`from __feature__ import …`) that reads the source of every module that comes after it, and keeps it. Only what
it has read on its own way here is there to be let go.
"""

import builtins
import linecache

_pythons_own = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401  loading it is all

builtins.__import__ = _pythons_own
linecache.clearcache()

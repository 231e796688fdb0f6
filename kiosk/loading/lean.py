"""Libraries that would bring along more than this program uses of them. Import this before anything of theirs.

rich       would print tracebacks with what functions held: 50 ms and 7 MiB at every start, never wanted here.
greenlet   is a part of the centre's store, for a way of keeping words by thread that its user advises against itself.
typing_extensions   is for older Pythons: half a MiB.
asyncio    is for logging out of coroutines; it brings the network's encryption with it before a first frame, 3 MiB.
"""

from kiosk.loading.absent import absent, put_off

with absent("rich", "greenlet", "typing_extensions"), put_off("asyncio"):
    import msgspec  # noqa: F401  loading them is all
    import structlog  # noqa: F401

"""The data folder."""

from pathlib import Path

from bot.store.errors import StoreError


def make_folder(folder: Path) -> None:
    """Make the data folder where there is none, for this user alone. Raises StoreError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be made ({error.strerror}). Set CUTTINGS_DATA to a folder that can."
        ) from error

"""Citations of sources and of quotes, in the styles that readers ask for.

Plain templates: the one maintained CSL processor in Python brings no style files, and the few types of publication here
need few rules. Any other style can be made from CSL-JSON.
"""

from bot.rendering.citing.reference import Reference, reference
from bot.rendering.citing.styles import Style, cite, cite_quote

__all__ = ["Reference", "Style", "cite", "cite_quote", "reference"]

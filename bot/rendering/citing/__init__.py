"""Citations of sources and of quotes, in the styles that readers ask for.

Plain templates: citeproc-py, the CSL processor there is in Python, brings one style, prints a title twice where there
is no author, and the few types of publication here need few rules. Any other style can be made from CSL-JSON.
"""

from bot.rendering.citing.styles import Style, cite, cite_quote

__all__ = ["Style", "cite", "cite_quote"]

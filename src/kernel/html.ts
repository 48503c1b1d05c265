const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The one escape for text that goes into HTML of ours, between tags and inside quoted attributes alike. */
export const html = (value: string): string => value.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

/**
 * The Markdown that Adaptive Cards know (bold, italic, links, lists), as HTML for adaptivecards to place. Everything else is text: the source is
 * escaped first, and only http(s) and mailto links become links, so that no card can bring markup or script of its own.
 * Source: "Text features in Adaptive Cards", Microsoft Learn.
 */
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

/** Escaped characters sleep in the private use area while the rest is read, so that `\*` never opens an emphasis. */
const asleep = 0xe000;
const putToSleep = (text: string): string =>
  text.replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) => String.fromCharCode(asleep + character.charCodeAt(0)));
const wake = (text: string): string =>
  text.replace(/[\ue000-\ue07f]/g, (character) => escapeHtml(String.fromCharCode(character.charCodeAt(0) - asleep)));

const inline = (text: string): string =>
  escapeHtml(text)
    .replace(/\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])[_*](\S(?:.*?\S)?)[_*](?=$|[\s).,;:!?])/g, '$1<em>$2</em>');

const list = /^\s*(?:([-*])|\d+\.)\s+(.*)$/;

const block = (lines: string[]): string => {
  const items = lines.map((line) => list.exec(line));
  if (items.every((item) => item !== null)) {
    const tag = items[0]?.[1] ? 'ul' : 'ol';
    return `<${tag}>${items.map((item) => `<li>${inline(item[2] ?? '')}</li>`).join('')}</${tag}>`;
  }
  return `<p>${lines.map(inline).join('<br>')}</p>`;
};

export const markdownToHtml = (source: string): string => {
  const blocks: string[][] = [];
  let wasList: boolean | undefined;
  for (const line of putToSleep(source.replace(/[\ue000-\ue07f]/g, '')).split(/\r\n|\n|\r/)) {
    if (line.trim() === '') {
      wasList = undefined;
      continue;
    }
    const isList = list.test(line);
    if (wasList === isList) blocks.at(-1)?.push(line);
    else blocks.push([line]);
    wasList = isList;
  }
  return wake(blocks.map(block).join(''));
};

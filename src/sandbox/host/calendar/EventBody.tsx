import type { ReactNode } from 'react';

/** The tags an event body may keep; anything else gives its text and goes. Attributes never pass, but for the address of a link. */
const kept = new Set(['P', 'BR', 'STRONG', 'B', 'EM', 'I', 'U', 'UL', 'OL', 'LI', 'H1', 'H2', 'H3', 'H4', 'HR']);
const dropped = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'NOSCRIPT']);
const blocks = new Set(['DIV', 'SECTION', 'TR', 'TABLE', 'HEADER', 'FOOTER']);
const headings = new Set(['H1', 'H2', 'H3', 'H4']);

const linkOf = (element: Element): string | undefined => {
  const url = URL.parse(element.getAttribute('href') ?? '');
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
};

type Open = (url: string) => void;

const read = (nodes: Iterable<Node>, open: Open): ReactNode[] => Array.from(nodes, (node, index) => readNode(node, index, open));

const readNode = (node: Node, key: number, open: Open): ReactNode => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || dropped.has(node.tagName)) return null;
  const inside = read(node.childNodes, open);
  const href = node.tagName === 'A' ? linkOf(node) : undefined;
  if (href)
    return (
      <a
        key={key}
        href={href}
        rel="noreferrer"
        onClick={(click) => {
          click.preventDefault();
          open(href);
        }}
      >
        {inside}
      </a>
    );
  if (node.tagName === 'BR') return <br key={key} />;
  if (node.tagName === 'HR') return <hr key={key} />;
  // The dialog has its own heading levels: a heading from a mail is a strong line here.
  if (headings.has(node.tagName)) return <p key={key}><strong>{inside}</strong></p>;
  if (blocks.has(node.tagName)) return <div key={key}>{inside}</div>;
  if (!kept.has(node.tagName)) return <span key={key}>{inside}</span>;
  const Tag = node.tagName.toLowerCase() as 'p';
  return <Tag key={key}>{inside}</Tag>;
};

/** Mail is full of inline style, which parsing alone would report to the console as refused by our policy. Not what keeps us safe: the list above is. */
const withoutStyle = (html: string): string =>
  html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, '').replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, '');

/** An event's HTML body, as Exchange keeps it, rebuilt from an allow-list: nothing from it is ever parsed by this page's own document. */
export const EventBody = ({ html, open }: { html: string; open: Open }) => (
  <div className="event-body">{read(new DOMParser().parseFromString(withoutStyle(html), 'text/html').body.childNodes, open)}</div>
);

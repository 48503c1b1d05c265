import type { Shot } from './shoot.ts';

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const grouped = <T>(all: readonly T[], key: (each: T) => string): [string, T[]][] => [...Map.groupBy(all, key)];

const thumbnail = ({ file, lang, theme, size, scene }: Shot): string => {
  const about = `${scene.title}, ${lang}, ${theme}, ${size}`;
  return `<a class="${size}" href="${file}"><img loading="lazy" src="${file}" alt="${escape(about)}"><small>${lang} · ${theme}</small></a>`;
};

const style = `
  :root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; }
  body { margin: 24px auto; padding: 0 24px; max-width: 1800px; }
  nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-bottom: 24px; }
  h2 { margin: 40px 0 8px; font-size: 22px; }
  h3 { margin: 20px 0 6px; font-size: 15px; font-weight: 600; }
  .row { display: flex; flex-wrap: wrap; gap: 10px; align-items: flex-start; }
  .row a { display: block; text-decoration: none; color: inherit; }
  .row img { display: block; height: 210px; object-fit: cover; object-position: top; border: 1px solid #8886; border-radius: 6px; background: #8882; }
  .desktop img { width: 270px; }
  .phone img { width: 98px; }
  small { opacity: .7; }
`;

/** One page to scroll in a minute: a heading for each screen, a row for each state, a thumbnail for each look. */
export const galleryPage = (shots: readonly Shot[]): string => {
  const groups = grouped(shots, ({ scene }) => scene.group);
  const anchor = (group: string): string => group.toLowerCase().replace(/[^a-z]+/g, '-');
  const rows = (of: readonly Shot[]): string =>
    grouped(of, ({ scene }) => scene.title)
      .map(([title, each]) => `<h3>${escape(title)}</h3><div class="row">${each.map(thumbnail).join('')}</div>`)
      .join('');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Binôme, every page and card</title>
<style>${style}</style>
<h1>Binôme, every page and card</h1>
<p>${shots.length} pictures of the running product: French and English, three themes, desktop and phone. Click one to see it at its real size.</p>
<nav>${groups.map(([group]) => `<a href="#${anchor(group)}">${escape(group)}</a>`).join('')}</nav>
${groups.map(([group, of]) => `<h2 id="${anchor(group)}">${escape(group)}</h2>${rows(of)}`).join('\n')}
</html>
`;
};

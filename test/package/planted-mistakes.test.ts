import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/package-app.ts';
import { folder, mistakesOf, tenant } from './app-package.ts';

/** The folder with one file edited: `[from, to]` must be there to be replaced. */
const edited = (name: string, from: string, to: string): Files => {
  const files = folder();
  const text = strFromU8(files[name] as Uint8Array);
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  return { ...files, [name]: strToU8(text.replace(from, to)) };
};
const without = (name: string): Files => Object.fromEntries(Object.entries(folder()).filter(([key]) => key !== name));
const swapped = (name: string, other: string): Files => ({ ...folder(), [name]: folder()[other] as Uint8Array });
const long = 'x'.repeat(95);

describe('a mistake in appPackage is refused with its sentence', () => {
  it.each<[string, Files, string]>([
    [
      'an unknown key', edited('manifest.json', '"accentColor"', '"packageName": "x", "accentColor"'),
      'manifest.json: the top level has an unknown key, packageName.',
    ],
    [
      'no accent colour', edited('manifest.json', '#B5472F', 'terracotta'),
      'manifest.json: accentColor must match pattern "^#[0-9a-fA-F]{6}$".',
    ],
    [
      'a long name', edited('manifest.json', '"short": "Binôme"', `"short": "${long}"`),
      'manifest.json: name.short has 95 characters, the limit is 30.',
    ],
    [
      'a long French description', edited('fr.json', 'Le mentorat inversé qui', `${long} qui`),
      'fr.json: description.short has 138 characters, the limit is 80.',
    ],
    [
      'a long English name', edited('en.json', '"name.short": "Binôme"', `"name.short": "${long}"`),
      'en.json: name.short has 95 characters, the limit is 30.',
    ],
    [
      'a variable nobody sets', edited('manifest.json', '${{TAB_DOMAIN}}', '${{BOT_DOMAIN}}'),
      'manifest.json: nothing gives ${{BOT_DOMAIN}} a value.',
    ],
    [
      'an old version', edited('manifest.json', '"0.1.0"', '"0.0.9"'),
      'manifest.json is version 0.0.9, package.json is 0.1.0: raise both together.',
    ],
    [
      'a foreign address', edited('manifest.json', 'https://${{TAB_DOMAIN}}/tab/', 'https://elsewhere.fr/tab/'),
      'manifest.json: staticTabs[0].contentUrl leads outside validDomains: https://elsewhere.fr/tab/?page=my-duo.',
    ],
    [
      'an address in clear', edited('manifest.json', 'https://${{TAB_DOMAIN}}/privacy', 'http://${{TAB_DOMAIN}}/privacy'),
      'manifest.json: developer.privacyUrl is not https: http://binome.entreprise.fr/privacy.',
    ],
    [
      'another resource', edited('manifest.json', 'api://${{TAB_DOMAIN}}', 'api://elsewhere.fr'),
      `manifest.json: webApplicationInfo.resource must be api://binome.entreprise.fr/${tenant.CLIENT_ID}.`,
    ],
    [
      'another bot', edited('manifest.json', '"botId": "${{CLIENT_ID}}"', '"botId": "${{TEAMS_APP_ID}}"'),
      'manifest.json: the bot and webApplicationInfo have different ids, one registration serves both.',
    ],
    [
      'a missing translation', edited('en.json', 'staticTabs[1].name', 'staticTabs[2].name'),
      'en.json: staticTabs[1].name is not translated.',
    ],
    [
      'a translation of nothing', edited('en.json', 'staticTabs[1].name', 'staticTabs[2].name'),
      'en.json: staticTabs[2].name translates nothing of manifest.json.',
    ],
    [
      'a French text that drifted', edited('fr.json', '"aide"', '"secours"'),
      'fr.json: bots[0].commandLists[0].commands[0].title differs from manifest.json, which holds the same language.',
    ],
    [
      'a reserved word in the name', edited('en.json', '"name.short": "Binôme"', '"name.short": "Binôme for Teams"'),
      'The name "Binôme for Teams" uses a word that Microsoft reserves.',
    ],
    ['a language file that is not there', without('en.json'), 'manifest.json names en.json, which is not in appPackage.'],
    [
      'an icon that is not there', without('outline.png'),
      'manifest.json: icons.outline names outline.png, which is not in appPackage.',
    ],
    ['an icon of the wrong size', swapped('color.png', 'outline.png'), 'color.png is 32 × 32 pixels, 192 × 192 is needed.'],
    ['an icon that is no PNG', swapped('color.png', 'fr.json'), 'color.png is not a PNG.'],
    ['a broken file', edited('fr.json', '{', ''), 'fr.json is not valid JSON.'],
  ])('%s', (_, files, sentence) => {
    expect(mistakesOf(files)).toContain(sentence);
  });

  it('an outline without transparency', () => {
    const files = folder();
    const opaque = Uint8Array.from(files['outline.png'] as Uint8Array);
    opaque[25] = 2; // IHDR colour type: truecolour without alpha
    expect(mistakesOf({ ...files, 'outline.png': opaque })).toEqual(['outline.png has no transparent background.']);
  });
});

describe('a mistake in the environment is refused with its sentence', () => {
  it.each([
    [
      { CLIENT_ID: '00000000-0000-4000-8000-000000000002' },
      'CLIENT_ID is a dummy GUID (00000000-0000-4000-8000-000000000002): give the real one.',
    ],
    [
      { TEAMS_APP_ID: '11111111-1111-1111-1111-111111111111' },
      'TEAMS_APP_ID is a dummy GUID (11111111-1111-1111-1111-111111111111): give the real one.',
    ],
    [
      { CLIENT_ID: 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0' },
      'CLIENT_ID is a dummy GUID (b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0): give the real one.',
    ],
    [{ CLIENT_ID: 'binome' }, 'CLIENT_ID is not a GUID: "binome".'],
    [
      { PUBLIC_URL: 'http://binome.entreprise.fr' },
      'PUBLIC_URL must be an https origin without port, path or query: "http://binome.entreprise.fr".',
    ],
    [
      { PUBLIC_URL: 'https://binome.entreprise.fr/tab' },
      'PUBLIC_URL must be an https origin without port, path or query: "https://binome.entreprise.fr/tab".',
    ],
    [
      { PUBLIC_URL: 'https://binome.entreprise.fr:8443' },
      'PUBLIC_URL must be an https origin without port, path or query: "https://binome.entreprise.fr:8443".',
    ],
    [
      { PUBLIC_URL: 'https://binome.example' },
      'PUBLIC_URL (https://binome.example) must be on a domain of yours that Teams can reach.',
    ],
    [
      { PUBLIC_URL: 'https://a1b2.ngrok-free.app' },
      'PUBLIC_URL (https://a1b2.ngrok-free.app) must be on a domain of yours that Teams can reach.',
    ],
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL is missing: a package for production needs it.'],
  ])('%j', (change, sentence) => {
    expect(mistakesOf(folder(), { ...tenant, ...change })).toEqual([sentence]);
  });

  it('dummy ids are let through outside production only', () => {
    const dummy = { ...tenant, CLIENT_ID: '00000000-0000-4000-8000-000000000002' };
    expect(mistakesOf(folder(), { ...dummy, NODE_ENV: 'development' })).toEqual([]);
  });
});

import { registerHooks } from 'node:module';
import { plantedBugs } from './planted-bugs.ts';

const encoder = new TextDecoder();

/**
 * Before the product is loaded: chance in the ids it makes comes from the seed, so that a schedule can be replayed; and the bug named
 * `bug`, if any, is planted in its source. Throws when the place where it is planted is no longer there: a bug that cannot be planted
 * proves nothing.
 */
export const prepareProduct = (bug: string | undefined): { readonly constraints: boolean } => {
  const planted = bug === undefined ? undefined : plantedBugs[bug];
  if (bug !== undefined && !planted) throw new Error(`no planted bug is called ${bug}`);
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'node:crypto' && context.parentURL?.includes('/src/features/')
        ? next(new URL('./seeded-crypto.ts', import.meta.url).href, context)
        : next(specifier, context),
    load: (url, context, next) => {
      const loaded = next(url, context);
      const changes = planted?.changes.filter(({ file }) => url.endsWith(`/src/features/${file}`)) ?? [];
      if (changes.length === 0) return loaded;
      let source = typeof loaded.source === 'string' ? loaded.source : encoder.decode(loaded.source);
      for (const { of, by } of changes) {
        if (source.split(of).length !== 2) throw new Error(`${bug}: its place is not there once in ${url}`);
        source = source.replace(of, () => by);
      }
      return { ...loaded, source };
    },
  });
  return { constraints: planted?.constraints ?? true };
};

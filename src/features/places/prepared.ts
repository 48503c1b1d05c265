import { prepareCatalogue } from './prepare.ts';
import type { Catalogue } from './prepare.ts';
import type { CatalogueInputs } from './slot.ts';

const isSameList = <T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean =>
  a === b || (a.length === b.length && a.every((item, index) => isSame(item, b[index]!)));

/** The same question but for its duo; `places` and `settings` are known to be the same. */
const isSameFrame = (a: CatalogueInputs, b: CatalogueInputs): boolean =>
  a.horizon.start === b.horizon.start
  && a.horizon.end === b.horizon.end
  && a.grid === b.grid
  && a.window.from === b.window.from
  && a.window.to === b.window.to
  && isSameList(a.window.days, b.window.days, Object.is)
  && isSameList(a.quiet, b.quiet, (one, other) => one.from === other.from && one.to === other.to)
  && a.priceCeiling === b.priceCeiling;

const most = 8;
const catalogues = new WeakMap<CatalogueInputs['places'], WeakMap<CatalogueInputs['settings'], Catalogue[]>>();

/** The catalogue of `inputs`, kept for as long as its very lists of places and settings are: they must not change. */
export const catalogueFor = (inputs: CatalogueInputs): Catalogue => {
  let ofPlaces = catalogues.get(inputs.places);
  if (!ofPlaces) catalogues.set(inputs.places, (ofPlaces = new WeakMap()));
  let known = ofPlaces.get(inputs.settings);
  if (!known) ofPlaces.set(inputs.settings, (known = []));
  for (const catalogue of known) if (isSameFrame(catalogue.inputs, inputs)) return catalogue;
  const { horizon, grid, window, quiet, settings, places, priceCeiling } = inputs;
  const made = prepareCatalogue({ horizon, grid, window, quiet, settings, places, priceCeiling });
  if (known.length === most) known.shift();
  known.push(made);
  return made;
};

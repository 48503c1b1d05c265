import { findIana } from 'windows-iana';
import type { Zone } from '../../kernel/time.ts';
import { isZone } from '../../kernel/time.ts';

/**
 * The IANA zone of a name as Exchange keeps it, Windows or IANA; undefined for one that says nothing, such as
 * "Customized Time Zone".
 */
export const zoneOf = (name: string): Zone | undefined => {
  const known = zones.get(name);
  if (known) return known;
  const iana = findIana(name)[0] ?? name;
  if (!isZone(iana)) return undefined;
  zones.set(name, iana);
  return iana;
};
/** Only names that are zones, which are few: the list is searched from end to end for each question. */
const zones = new Map<string, Zone>();

import { findIana } from 'windows-iana';
import type { Zone } from '../../kernel/time.ts';
import { isZone } from '../../kernel/time.ts';

/**
 * The IANA zone of a name as Exchange keeps it, Windows or IANA; undefined for one that says nothing, such as
 * "Customized Time Zone".
 */
export const zoneOf = (name: string): Zone | undefined => {
  const iana = findIana(name)[0] ?? name;
  return isZone(iana) ? iana : undefined;
};

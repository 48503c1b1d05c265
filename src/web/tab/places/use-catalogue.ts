import { useQueryClient } from '@tanstack/react-query';
import { useReading } from '../../shared/queries.ts';

export const useCatalogue = () => useReading('GET /api/places', {});

/** Every page that shows the catalogue reads it again. */
export const useCatalogueChanged = (): (() => void) => {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['GET /api/places'] });
};

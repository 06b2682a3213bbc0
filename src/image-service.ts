import type { LocalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import { largestSize, offeredWidths } from './library/image-sizes.ts';

/**
 * Astro's image service, with the widths of this site's column. Astro's own `layout` setting would treat the width of
 * the file as the width of the column, and offer the file at its full size.
 */
const imageService: LocalImageService = {
  ...sharpService,
  async validateOptions(options, config, logger) {
    const validated = (await sharpService.validateOptions?.(options, config, logger)) ?? options;
    const { src } = validated;
    if (typeof src === 'string') return validated;
    return { ...validated, ...largestSize(src), ...offeredWidths(src), densities: undefined };
  },
};

export default imageService;

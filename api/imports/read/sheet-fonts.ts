import { LIMITS } from './limits.ts';

/** The names of fonts from before Unicode by {@link fontKey} of the cells set in them. */
export type SheetFonts = Map<number, string>;

/** @param row  from 1 @param column  from 0 */
export const fontKey = (row: number, column: number): number => row * LIMITS.columns + column;

/** Fonts of TCVN3 begin with `.Vn`, those of VNI with `VNI`. */
export const isOldFont = (name: string): boolean => /^\s*(\.vn|vni)/i.test(name);

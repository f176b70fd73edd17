/**
 * Evidence in bits, after Fellegi and Sunter (1969, “A theory for record linkage”): log2(m / u), where m is how
 * often the level is seen within one household and u within two households of one hamlet. How rare a name, lane
 * or phone is (the u of an agreement) is counted in the register itself, see `rarity.ts`, as Winkler does for
 * frequency-adjusted agreement; what stands here is what agreement or difference costs beside that.
 *
 * Where they come from: the shares counted by `npm run bench -- matching --levels` over the pairs of disturbed demo
 * registers (seeds that no test asserts on), each kept on the cautious side of what was counted, as real lists are
 * worse than ours. The nearness of houses is that of the demo's lanes.
 * They are constants and not estimated anew for each file, so that a row's answer does not hang on other rows.
 */
export const BITS = {
  /** A pair of one hamlet before anything is compared: one in 250 households is the right one. */
  prior: -8,
  /**
   * At most so much is given for being left over: where nearly all households of a hamlet have found their rows,
   * the prior for those left is one in few and no longer one in 250.
   */
  leftOverMost: 4,
  /** Other hamlet: moved, or its name mistaken. */
  otherHamlet: -6,
  /** One side does not say its hamlet: any of some would do. */
  unknownHamlet: -3,
  /** Name parts, beside their rarity. */
  accentsMissing: -0.3,
  accentsDiffer: -2.5,
  typingError: -3,
  /** Below so many letters one letter off is as often another name (`Lan`, `Loan`) as a mistake, and says nothing. */
  tellingLetters: 5,
  /** An initial says about this share of what the word would say. */
  initialShare: 0.4,
  surnameDiffers: -4.5,
  middleDiffers: -2.5,
  givenDiffers: -5,
  /** Never less for a name than this: heads die, and the family goes on. */
  nameLeast: -5.5,
  streetTypingError: -1.5,
  /** One says more of the lane than the other, or it sticks to another word: `NgoXu Dong`. */
  streetWithin: -2.5,
  streetDiffers: -4,
  numberDiffers: -5,
  /** Never less for an address than this: lanes are renamed and renumbered. */
  addressLeast: -5,
  phone: 11,
  phoneTypingError: 5,
  phoneDiffers: -2.5,
  /** Address and position say the same thing twice: the weaker one counts by this share. */
  placeTwice: 0.4,
  yearEqual: 4.5,
  yearNear: 0.5,
  yearDiffers: -2,
  codeEqual: 14,
  /** Nothing at all differs, nor is anything filled in on one side only. */
  identical: 10,
} as const;

/** Distance in metres up to which → bits. Houses along a lane stand 8 to 20 m apart. */
export const NEARNESS: readonly (readonly [metres: number, bits: number])[] = [
  [6, 5],
  [15, 3.5],
  [40, 1.5],
  [150, -0.5],
  [Number.POSITIVE_INFINITY, -4],
];

/** Bits from which a match is sure (64 : 1), is worth asking (1 : 8), and must be ahead of the next (16 : 1). */
export const DEFAULTS = { sureBits: 6, askBits: -3, marginBits: 4 } as const;

/** A rectangle of the window, px. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Space left free around what is shown. */
const GAP = 8;

/**
 * How far above the window's lower edge sentences stand, px: as low as they can without lying on anything that has to
 * stay clear. Where there is no such place they stand at the bottom.
 *
 * @param size  of the sentences together
 * @param window  its size
 * @param clear  headings, bars and handles; parts outside the window do not count
 */
export function toastBottom(
  size: { width: number; height: number },
  window: { width: number; height: number },
  clear: readonly Area[],
): number {
  const left = (window.width - size.width) / 2;
  const beside = clear.filter((area) => area.right > left && area.left < left + size.width && area.bottom > area.top);
  const lowest = window.height - GAP;
  let bottom = lowest;
  for (let moved = true; moved; ) {
    moved = false;
    for (const area of beside) {
      if (area.top >= bottom + GAP || area.bottom <= bottom - size.height - GAP) continue;
      bottom = area.top - GAP;
      moved = true;
    }
  }
  return window.height - (bottom - size.height < GAP ? lowest : bottom);
}

import { IconClockPause, IconPinned } from '@tabler/icons-react';

/** The sign of a leader's word on a household's turn. */
export const TURN_ICONS = { pin: IconPinned, postpone: IconClockPause } as const;

import { describe } from 'vitest';
import { PHONE } from '#tests/support/browser.ts';
import { walkPages } from './support/walk_pages.ts';

describe('on a phone, light', () => walkPages({ viewport: PHONE, scheme: 'light' }));

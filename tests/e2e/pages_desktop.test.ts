import { describe } from 'vitest';
import { DESKTOP } from '#tests/support/browser.ts';
import { walkPages } from './support/walk_pages.ts';

describe('on a desktop, dark', () => walkPages({ viewport: DESKTOP, scheme: 'dark' }));

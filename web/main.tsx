import '@mantine/core/styles.css';
import './app/fonts.css';
import './ui/tokens.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { preferences } from './app/preferences.ts';
import { speak } from './i18n/setup.ts';

speak(preferences().language).then(() => {
  createRoot(document.getElementById('root') as HTMLElement).render(<App />);
});

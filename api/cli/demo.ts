import { type LocalDate, localDateOf } from '#geo';
import { demoCommune } from '#geo/demo/index.ts';
import type { Database } from '../db/database.ts';
import { createDemoAccounts } from './demo-accounts.ts';
import { seedCommune } from './seed-commune.ts';

export interface DemoSettings {
  households: number;
  communes?: number;
  seed?: number;
  today?: LocalDate;
  password: string;
  progress?: (text: string) => void;
}

/** Writes fictitious communes and the demo accounts of the first. The same settings write the same rows. */
export async function seedDemo(db: Database, settings: DemoSettings): Promise<void> {
  const {
    households,
    communes = 1,
    seed = 1,
    today = localDateOf(new Date()),
    password,
    progress = () => {},
  } = settings;
  for (let communeIndex = 0; communeIndex < communes; communeIndex++) {
    const demo = demoCommune({ seed, households, today, communeIndex });
    await seedCommune(db, demo, (done, of) => progress(`${demo.commune.name}: ${done}/${of} hộ`));
    if (communeIndex === 0) await createDemoAccounts(db, demo, password);
  }
}

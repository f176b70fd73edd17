/** npm run migrate: brings the database to this version without serving. */
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { explain } from '../explain.ts';

try {
  const db = await openDatabase(readConfig());
  try {
    const applied = await migrate(db, { progress: (name) => console.log(name) });
    if (applied.length === 0) console.log('Không có gì mới / nothing new');
    db.settle();
  } finally {
    await db.close();
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

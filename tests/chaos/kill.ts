import { parseArgs } from 'node:util';
import { openPlace } from './place.ts';
import { recordUnderKills } from './recording.ts';
import { survivors } from './survivors.ts';

// node --import tsx tests/chaos/kill.ts [--times 20] [--database embedded|postgres]
const { values } = parseArgs({
  options: { times: { type: 'string', default: '20' }, database: { type: 'string', default: 'embedded' } },
});
const kind = values.database === 'postgres' ? 'postgres' : 'embedded';
const place = await openPlace(kind);
try {
  const progress = (text: string) => console.log(text);
  const { acknowledged, kills } = await recordUnderKills({ env: place.env, times: Number(values.times), progress });
  const { lost, wrongStates } = await survivors(place.config, acknowledged);
  console.log(
    `${kind}: killed ${kills} times, ${acknowledged.length} visits acknowledged, ${lost.length} lost, ${wrongStates} wrong states`,
  );
  if (lost.length > 0 || wrongStates > 0) process.exitCode = 1;
} finally {
  await place.remove();
}

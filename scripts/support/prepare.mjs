// Brings the packages and programs that check and test need, where they are missing.
import { bringPackages, bringPrograms } from './machine.mjs';

bringPackages();
bringPrograms();

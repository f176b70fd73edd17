import type { Catalogue } from './setup.ts';

const words: Catalogue['setUp'] = {
  title: 'Setting up a new commune',
  register: {
    name: 'Household register',
    todo: 'The spreadsheet or map file the commune has',
    done: '{{n}} households are in',
  },
  ground: { name: 'Base map', todo: 'Lanes, canals and buildings from OpenStreetMap', done: 'There is a base map' },
  places: { name: 'Places of households', todo: '{{n}} households have no place', done: 'Every household has a place' },
  boundaries: {
    name: 'Hamlet boundaries',
    todo: '{{n}} of {{whole}} hamlets have a boundary',
    done: 'Every hamlet has a boundary',
  },
  people: {
    name: 'Team members and accounts',
    todo: 'A list of members becomes teams, accounts and sign-in slips',
    done: '{{n}} members serve',
  },
  assigning: {
    name: 'Households for members',
    todo: '{{n}} households have nobody in charge; draw around them on the map, then assign',
    done: 'Every household has somebody in charge',
  },
  next: 'Next: {{name}}',
};
export default words;

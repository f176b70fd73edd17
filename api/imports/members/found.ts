import type { MemberList } from './understand.ts';

/** What was brought as a register is a list of members: it goes another way. */
export class MembersFound extends Error {
  readonly list: MemberList;

  constructor(list: MemberList) {
    super('the file is a list of members');
    this.name = 'MembersFound';
    this.list = list;
  }
}

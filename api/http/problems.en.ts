import type { ProblemCode } from './problem.ts';

/** Words of every problem, English. */
export const en: Record<ProblemCode, { title: string; detail: string }> = {
  invalid_request: {
    title: 'Invalid request',
    detail: 'Some value cannot be taken. Check it, then send again.',
  },
  invalid_json: { title: 'Unreadable content', detail: 'What was sent is not valid JSON.' },
  invalid_cursor: {
    title: 'This page can no longer be used',
    detail: 'The filter or the day differs. Load the list from the start.',
  },
  invalid_token: {
    title: 'This link can no longer be used',
    detail: 'It was used, has expired or was copied in part. Ask for a new one.',
  },
  weak_password: { title: 'Password too short', detail: 'A password has {min} to {max} characters.' },
  unauthenticated: { title: 'Not signed in', detail: 'Sign in and try again.' },
  sign_in_failed: { title: 'Sign-in failed', detail: 'User name or password is wrong.' },
  slip_failed: {
    title: 'Not signed in by the code',
    detail: 'User name or code is wrong, or the code was used or has expired. Check the slip, or ask for a new one.',
  },
  wrong_password: { title: 'The current password is wrong', detail: 'Enter the password in use.' },
  forbidden: { title: 'Not allowed', detail: 'Your role may not do this.' },
  foreign_origin: {
    title: 'Request from another site',
    detail: 'For safety, changes are accepted from the pages of Từng Nhà only.',
  },
  not_found: { title: 'Not found', detail: 'There is no such item, or it lies outside what you may see.' },
  method_not_allowed: { title: 'Method not supported', detail: 'This address accepts: {allowed}.' },
  conflict: { title: 'Conflict', detail: 'The present data does not allow this. Load again and retry.' },
  id_taken: { title: 'Identifier in use', detail: 'Another record has the same identifier.' },
  code_taken: { title: 'Code in use', detail: 'The code “{code}” is in use. Choose another.' },
  username_taken: { title: 'User name in use', detail: 'Choose another user name.' },
  name_taken: { title: 'Name taken', detail: 'There is a hamlet called “{name}” already. Choose another name.' },
  already_superseded: {
    title: 'Visit already corrected',
    detail: 'A newer correction of this visit exists. Load the history again.',
  },
  undo_expired: {
    title: 'Too late to undo',
    detail: 'A visit can be undone for 24 hours. Ask the leader to correct it.',
  },
  import_undone: { title: 'The import was undone', detail: 'This import has been undone before.' },
  import_too_old: {
    title: 'Too late to undo',
    detail: 'An import can be undone within {days} days. Correct the households, or import a newer register.',
  },
  term_ended: { title: 'The member’s term has ended', detail: 'Choose another member.' },
  assignment_conflict: {
    title: 'Marked as not to be given',
    detail:
      'Households marked as not to be given to this member: {households}. Choose someone else, or lift the mark on the assignments page.',
  },
  proposal_settled: {
    title: 'The proposal was dealt with before',
    detail: 'It has been accepted or undone already. Load again to see how things stand.',
  },
  proposal_outdated: {
    title: 'Changed since it was proposed',
    detail: '{households} of these households have changed since the proposal was made. Make a new proposal.',
  },
  in_use: { title: 'In use', detail: 'It cannot be deleted while other data refers to it.' },
  plan_state: {
    title: 'The plan is in another state',
    detail: 'This cannot be done with the plan now (being made, published or thrown away). Load again.',
  },
  nothing_to_undo: { title: 'No step left', detail: 'There is no change left to take back.' },
  stale_version: {
    title: 'Changed by someone else',
    detail: 'What you see is no longer current. Load again, then continue.',
  },
  body_too_large: { title: 'Content too large', detail: 'What was sent exceeds the limit of {limit}.' },
  unsupported_media_type: { title: 'Unsupported content type', detail: 'This address accepts: {expected}.' },
  unreadable_file: { title: 'The file cannot be read', detail: '{reason}' },
  invalid_reference: {
    title: 'Invalid reference',
    detail: 'What “{field}” names does not exist or lies outside what you may see.',
  },
  plan_range: {
    title: 'Invalid range of days',
    detail: 'The last day must follow the first, and a plan has {most} days at most.',
  },
  plan_rule: { title: 'Not possible', detail: 'This change does not fit the plan.' },
  clusters_outdated: {
    title: 'Clusters have changed',
    detail: 'Households or clusters of the hamlet have changed since, so this no longer fits. Nothing was overwritten.',
  },
  cluster_locked: {
    title: 'The cluster is locked',
    detail: 'A locked cluster stays as it is. Unlock it before changing it.',
  },
  cluster_name_taken: { title: 'Name taken', detail: 'The hamlet already has a cluster called “{name}”.' },
  cluster_one_side: {
    title: 'The line does not divide the cluster',
    detail: 'All households of the cluster are on one side of the line. Draw it between them.',
  },
  cluster_outline_empty: {
    title: 'No household inside',
    detail: 'What was drawn holds no household of the hamlet that the cluster may have. Draw it again.',
  },
  boundary_too_few_corners: {
    title: 'Too few corners',
    detail: 'The boundary of {hamlet} needs at least three different corners.',
  },
  boundary_self_crossing: {
    title: 'The boundary crosses itself',
    detail: 'The boundary of {hamlet} crosses or touches itself. Move a corner where it crosses.',
  },
  boundary_hole_outside: {
    title: 'A hole lies outside of the boundary',
    detail: 'The boundary of {hamlet} has a hole that does not lie inside.',
  },
  boundary_too_small: {
    title: 'The boundary is too small',
    detail: 'The boundary of {hamlet} holds {squareMetres} m² only: a hamlet must be larger.',
  },
  boundary_too_detailed: {
    title: 'The boundary is too detailed',
    detail: 'The boundary of {hamlet} has more than {most} corners. Thin it out and send it again.',
  },
  boundary_overlap: {
    title: 'The boundary overlaps another hamlet',
    detail: '{hamlet} overlaps {other} by {squareMetres} m². Let both share one border.',
  },
  boundary_not_valid: {
    title: 'The boundary is not valid',
    detail: 'The database does not take the boundary of {hamlet} ({reason}).',
  },
  version_required: { title: 'Version missing', detail: 'Send If-Match with the ETag of the version you edit.' },
  too_many_requests: { title: 'Too many requests', detail: 'Try again in {seconds} seconds.' },
  too_many_failures: {
    title: 'Too many wrong passwords',
    detail: 'Sign-in to this account is paused. Try again in {minutes} minutes.',
  },
  internal: {
    title: 'Server error',
    detail: 'Something unexpected happened. Try again; if it persists, tell the administrator the code {requestId}.',
  },
  unavailable: {
    title: 'Temporarily unavailable',
    detail: 'The server is starting or stopping. Try again in a few seconds.',
  },
};

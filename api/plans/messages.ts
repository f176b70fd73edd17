import type { ChangeProblem } from '#geo';
import { type Problem, problem } from '../http/problem.ts';

/** Why a change of a plan cannot be made, and what to do instead. */
const WORDS: Record<ChangeProblem, { vi: string; en: string }> = {
  no_such_day: {
    vi: 'Kế hoạch không có buổi nào vào ngày này. Hãy thêm ngày trước.',
    en: 'The plan has no activity day on this date. Add the day first.',
  },
  day_exists: {
    vi: 'Ngày này đã có buổi hoạt động. Hãy chọn ngày khác.',
    en: 'There is an activity day on this date already. Choose another.',
  },
  no_such_visit: {
    vi: 'Hộ này không có trong buổi đó. Có thể người khác vừa sửa: hãy tải lại.',
    en: 'This household has no visit on that day. Somebody may have changed it: load again.',
  },
  visit_exists: {
    vi: 'Hộ này đã có trong buổi đó rồi.',
    en: 'This household has a visit on that day already.',
  },
  no_such_cluster: {
    vi: 'Cụm này không có trong buổi đó hoặc không thuộc xóm.',
    en: 'This cluster is not part of that day, or not of the hamlet.',
  },
  no_such_household: {
    vi: 'Không có hộ này trong xóm hoặc trong cụm đã chọn.',
    en: 'There is no such household in the hamlet or in the cluster chosen.',
  },
  no_such_member: {
    vi: 'Người này không còn trong tổ. Hãy chọn tổ viên khác.',
    en: 'This person does not serve in the team. Choose another member.',
  },
  not_in_crew: {
    vi: 'Tổ viên này không đi buổi đó. Hãy thêm vào buổi trước.',
    en: 'This member does not come on that day. Add the member to the day first.',
  },
  empty_crew: {
    vi: 'Buổi hoạt động cần ít nhất một tổ viên.',
    en: 'An activity day needs one member at least.',
  },
  outside_plan: {
    vi: 'Ngày này nằm ngoài thời gian của kế hoạch.',
    en: 'This date lies outside the plan.',
  },
  past_day: {
    vi: 'Ngày này đã qua nên không sửa được nữa.',
    en: 'This date has passed and cannot be changed any more.',
  },
  impossible_hours: {
    vi: 'Giờ kết thúc phải sau giờ bắt đầu.',
    en: 'The end must be after the beginning.',
  },
  nobody_to_visit: {
    vi: 'Cụm này không còn hộ nào cần đến.',
    en: 'Nobody is left to be visited in this cluster.',
  },
  household_ended: {
    vi: 'Hộ này đã từ chối hoặc không còn ở đây.',
    en: 'This household refused, or is gone.',
  },
};

/** 422 with the rule as `rule`, its words and the field of the request. */
export const ruleProblem = (rule: ChangeProblem, path: string): Problem =>
  problem('plan_rule', {
    words: WORDS[rule],
    issues: [{ path, code: rule, word: WORDS[rule] }],
    extra: { rule },
  });

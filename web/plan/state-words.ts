import i18next from 'i18next';
import type { Plan, PlanSummary } from '#api/plans/schema.ts';

/** What a plan is: a draft, published, changed since. */
export function stateWords(plan: PlanSummary | Plan): string {
  const changed = 'changedDays' in plan ? plan.changedDays : 0;
  if (plan.state === 'published') {
    if (plan.replacedBy) return i18next.t('plan:state.replaced');
    return changed > 0 ? i18next.t('plan:state.changed', { n: changed }) : i18next.t('plan:state.published');
  }
  return i18next.t(`plan:state.${plan.state === 'computing' || plan.state === 'failed' ? plan.state : 'draft'}`);
}

import { evidenceTitle } from '../contract/evidence-titles.ts';
import type { Titles } from '../contract/names.ts';

/** What the user reads when one more piece of evidence is asked for. */
export function evidenceMessage(evidence: string, keepsOthers: boolean): Titles {
  const title = evidenceTitle(evidence);
  return {
    en: `Please add one thing: ${title.en}.${keepsOthers ? ' Everything else has passed and need not be sent again.' : ''}`,
    'zh-CN': `请补充${title['zh-CN']}。${keepsOthers ? '其他资料已通过，无需重交。' : ''}`,
  };
}

/** What the user reads when a step was accepted by hand. */
export function acceptedMessage(step: Titles): Titles {
  return {
    en: `We have accepted “${step.en}” by hand. Please go on with the next step.`,
    'zh-CN': `“${step['zh-CN']}”已由人工审核通过，请继续下一步。`,
  };
}

/** What the user reads when friends may vouch. */
export const RECOVERY_MESSAGE: Titles = {
  en: 'You can ask friends to vouch for you. Choose them in the app; we check with each of them.',
  'zh-CN': '您可以请好友辅助验证：请在应用内选择好友，我们会逐一向他们确认。',
};

/** What the user reads when verification is refused. */
export const REJECT_MESSAGE: Titles = {
  en: 'We could not confirm that the account is yours. You can appeal, or start again with other material.',
  'zh-CN': '暂时无法确认该账号属于您。您可以申诉，或用其他材料重新提交。',
};

/** The agent's own words, which the user reads in whatever language they were written. */
export function ownWords(message: string): Titles {
  return { en: message, 'zh-CN': message };
}

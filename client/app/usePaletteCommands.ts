import type { AccountSearch } from '../accounts/AccountSearchDialog.tsx';
import { useListPreset } from '../cases/useListPreset.ts';
import { useLocaleState, useLogout, useTheme } from 'react-admin';
import { useNavigate } from 'react-router';
import { useAbility } from '../api/useStaff.ts';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useLocale, useText } from '../ui/texts.ts';
import { MENU } from './menu-entries.ts';
import { type Command, matching, typedNumber, typedPhone } from './palette-commands.ts';

/** What the palette offers for what was typed: numbers first, then pages and actions. */
export function usePaletteCommands(typed: string, lookUp: (search: AccountSearch) => void): Command[] {
  const t = useText(shellMessages);
  const navigate = useNavigate();
  const ability = useAbility();
  const presetCases = useListPreset();
  const locale = useLocale();
  const [, setLocale] = useLocaleState();
  const [theme, setTheme] = useTheme();
  const logout = useLogout();
  if (!ability) return [];

  const pages = MENU.filter((entry) => entry.visible(ability)).map((entry) => ({
    id: entry.to,
    label: t(entry.label),
    hint: t('shell.palette.page'),
    run: () => void navigate(entry.to),
  }));
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  const isDark = theme === 'dark';
  const action = (id: string, label: string, run: () => void) => ({
    id,
    label,
    run,
    hint: t('shell.palette.action'),
  });
  const actions = [
    action('language', t(other === 'en' ? 'shell.toEnglish' : 'shell.toChinese'), () => setLocale(other)),
    action('theme', t(isDark ? 'shell.toLight' : 'shell.toDark'), () => setTheme(isDark ? 'light' : 'dark')),
    action('sign-out', t('shell.signOut'), () => void logout({}, '/login', false)),
  ];

  const canSearch = ability.can('search', 'Account');
  const phone = (value: string) =>
    action('phone', t('shell.palette.lookUpPhone'), () => lookUp({ by: 'phone', value }));
  const number = typedPhone(typed);
  const phones = canSearch && number !== null ? [phone(number)] : [];
  const id = typedNumber(typed);
  if (id === null)
    return [
      ...phones,
      ...matching([...pages, ...(canSearch && number === null ? [phone('')] : []), ...actions], typed),
    ];
  const cases = ability.can('read', 'Case')
    ? [
        action('case', t('shell.palette.openCase', { id }), () => void navigate(`/cases/${id}/show`)),
        action('cases-of', t('shell.palette.casesOf', { id }), () => {
          presetCases({ accountId: id });
          void navigate('/cases');
        }),
      ]
    : [];
  const accounts = canSearch
    ? [action('look-up', t('shell.palette.lookUp', { id }), () => lookUp({ by: 'account', value: id }))]
    : [];
  // What looks like a phone goes first, and into no address.
  return phones.length > 0 ? [...phones, ...accounts] : [...cases, ...accounts];
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../server/contract/settings.ts';
import { getJson, putJson } from '../api/http.ts';

const KEY = ['settings'] as const;

export function useSettings() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => getJson<Settings>('/settings', {}, signal) });
}

/** How often the figures were set: 0 are the defaults. */
export function useSettingsVersion() {
  return useQuery({
    queryKey: [...KEY, 'version'],
    queryFn: ({ signal }) => getJson<{ version: number }>('/settings/version', {}, signal),
  });
}

/** Writes all settings at once. */
export function useSaveSettings(onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (settings: Settings) => putJson<unknown>('/settings', settings),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEY });
      onSaved();
    },
  });
}

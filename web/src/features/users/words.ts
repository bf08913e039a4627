import type { Role } from '@/api/types';

export const roles: Record<Role, { word: string; about: string }> = {
  ADMIN: { word: 'Administrator', about: 'Everything, in every legal entity and on every board' },
  MANAGER: { word: 'Manager', about: 'Everything in their entities: limits, imports, reconciliation, audit' },
  AGENT: { word: 'Agent', about: 'Works cards on their boards' },
  MARKETING: { word: 'Marketing', about: 'Works cards on their boards' },
  QUALITY: { word: 'Quality', about: 'Works cards on their boards' },
  VIEWER: { word: 'Viewer', about: 'Reads, and changes nothing' },
};

import { Page } from '@/ui/Page';

export function EntitiesPage() {
  return <Page title="Legal entities">{null}</Page>;
}

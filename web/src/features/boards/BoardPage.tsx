import { Page } from '@/ui/Page';

export function BoardPage() {
  return <Page title="Boards">{null}</Page>;
}

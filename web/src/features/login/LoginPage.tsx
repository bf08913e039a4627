import { Page } from '@/ui/Page';

export function LoginPage() {
  return <Page title="Sign in">{null}</Page>;
}

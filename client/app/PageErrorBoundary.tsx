import { Component, type ReactNode } from 'react';
import { PageBroken } from './PageBroken.tsx';

/** A page that throws leaves the menu usable. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <PageBroken /> : this.props.children;
  }
}

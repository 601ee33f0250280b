import { onTestFinished, vi } from "vitest";
import { type Delegate, Engine } from "../engine.ts";
import type { RefreshResult } from "../refresh.ts";
import type { Tools } from "../tools.ts";

/** A page with an engine, and what the engine told it. */
export interface Page {
  readonly engine: Engine;
  readonly tools: Tools;
  readonly onRefreshed: ReturnType<typeof vi.fn<(result: RefreshResult) => void>>;
  readonly onHeld: ReturnType<typeof vi.fn<(areHeld: boolean) => void>>;
  readonly onOtherUser: ReturnType<typeof vi.fn<() => void>>;
}

export function openPage(tools: Tools, delegate: Delegate | null = null): Page {
  const onRefreshed = vi.fn<(result: RefreshResult) => void>();
  const onHeld = vi.fn<(areHeld: boolean) => void>();
  const onOtherUser = vi.fn<() => void>();
  const engine = new Engine({ tools, delegate, isNetworkUp: () => true, onRefreshed, onHeld, onOtherUser });
  onTestFinished(() => engine.stop());
  return { engine, tools, onRefreshed, onHeld, onOtherUser };
}

export function startPage(tools: Tools, delegate: Delegate | null = null): Page {
  const page = openPage(tools, delegate);
  page.engine.start();
  return page;
}

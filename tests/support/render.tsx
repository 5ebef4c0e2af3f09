import { cleanup, type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach } from "vitest";
import { TextProvider } from "@/components/ui/text";
import { type TestLocale, translateFor } from "./translate";

afterEach(cleanup);

const TRANSLATE = { en: translateFor("en"), zh_CN: translateFor("zh_CN") };

/** Renders below the words of a locale, read from the files a browser would read. */
export function renderWithText(node: ReactNode, locale: TestLocale = "en"): RenderResult {
  return render(node, {
    wrapper: ({ children }) => (
      <TextProvider translate={TRANSLATE[locale]} locale={locale.replace("_", "-")}>
        {children}
      </TextProvider>
    ),
  });
}

/** The little that is used of the peers, which are installed only for the bench. */
declare module "konva" {
  interface NodeConfig {
    readonly [name: string]: unknown;
  }
  class Layer {
    constructor(config?: NodeConfig);
    add(...nodes: object[]): void;
    batchDraw(): void;
  }
  class Line {
    constructor(config: NodeConfig);
    points(): number[];
    points(points: readonly number[]): void;
    remove(): void;
  }
  class Picture {
    constructor(config: NodeConfig);
  }
  class Stage {
    constructor(config: NodeConfig);
    add(...layers: Layer[]): void;
    on(event: string, listener: () => void): void;
    getPointerPosition(): { readonly x: number; readonly y: number } | null;
  }
  const Konva: {
    pixelRatio: number;
    Stage: typeof Stage;
    Layer: typeof Layer;
    Line: typeof Line;
    Image: typeof Picture;
  };
  namespace Konva {
    type Line = InstanceType<typeof Konva.Line>;
  }

  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export { Konva as default };
}

declare module "react-sketch-canvas" {
  import type { FunctionComponent, Ref } from "react";
  export interface ReactSketchCanvasRef {
    undo(): void;
    redo(): void;
  }
  export const ReactSketchCanvas: FunctionComponent<{
    readonly ref?: Ref<ReactSketchCanvasRef>;
    readonly width: string;
    readonly height: string;
    readonly canvasColor: string;
    readonly strokeColor: string;
    readonly strokeWidth: number;
  }>;
}

import { Component } from "preact";
import type { ConnectionStatus } from "../../sync/status.ts";

interface PictureRetryProps {
  readonly connection: ConnectionStatus;
}

/** Pictures that could not be loaded without a network get another chance when it is back. */
export class PictureRetry extends Component<PictureRetryProps> {
  override componentDidUpdate({ connection }: PictureRetryProps): void {
    if (connection === "online" || this.props.connection !== "online") return;
    retryPictures(document);
    for (const host of document.querySelectorAll(".body, .footer")) {
      if (host.shadowRoot) retryPictures(host.shadowRoot);
    }
  }

  override render() {
    return null;
  }
}

function retryPictures(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLImageElement>("img[data-broken]")) {
    delete image.dataset.broken;
    image.setAttribute("src", image.src);
  }
}

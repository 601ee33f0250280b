/** Pictures that did not load are marked, for the stylesheet to hide them and for `retryPictures` to find them. */
export const pictureEvents = {
  onError: ({ currentTarget }: { currentTarget: HTMLImageElement }) => {
    currentTarget.dataset.broken = "";
  },
  onLoad: ({ currentTarget }: { currentTarget: HTMLImageElement }) => {
    delete currentTarget.dataset.broken;
  },
};

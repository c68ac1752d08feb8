// Records one moment through the client generated from the served OpenAPI document.
import { Configuration, MomentsApi } from "./generated";

const [url, key] = process.argv.slice(2);
const moments = new MomentsApi(new Configuration({ basePath: url, accessToken: key }));

moments
  .recordMoment({
    newMoment: {
      id: "typescript-client",
      customer: "c-1",
      touchpoint: "delivery",
      occurredAt: new Date(),
    },
  })
  .then((moment) => {
    if (moment.id !== "typescript-client") throw new Error(JSON.stringify(moment));
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });

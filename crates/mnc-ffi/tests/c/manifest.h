/* A manifest for engines of the tests in C and C++: two numbers describe a face. */
#ifndef MNC_MANIFEST_H
#define MNC_MANIFEST_H

/* Slow tools must not run out of the patient's time. */
static const char SETTINGS[] = "{\"budget_ms\": 600000}";

static const char MANIFEST[] =
    "{\"format\": 1, \"id\": \"host\","
    " \"calibration\": [{\"fmr\": 0.0001, \"threshold\": 0.9, \"data\": \"made up\", \"group\": \"one\"}],"
    " \"detector\": {\"model\": {\"id\": \"d\", \"file\": \"d.bin\", \"licence\": \"MIT\", \"sha256\":"
    " \"0000000000000000000000000000000000000000000000000000000000000000\"}, \"kind\": \"yunet\"},"
    " \"embedders\": [{\"model\": {\"id\": \"e\", \"file\": \"e.bin\", \"licence\": \"MIT\", \"sha256\":"
    " \"0000000000000000000000000000000000000000000000000000000000000000\"}, \"geometry\": {"
    " \"width\": 112, \"height\": 112, \"alignment\": \"arcface\", \"dimension\": 2,"
    " \"normalisation\": {\"order\": \"rgb\", \"mean\": [0, 0, 0], \"deviation\": [1, 1, 1]}}}]}";

#endif

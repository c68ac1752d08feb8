package lombok;

/// Stands for the real one, so that the law against it can be seen to bite without it.
public @interface Value {}

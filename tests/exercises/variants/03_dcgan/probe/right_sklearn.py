def probe(features, labels, more_features, weight):
    from sklearn.linear_model import Ridge
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(features)
    ridge = Ridge(alpha=weight).fit(scaler.transform(features), np.eye(10)[labels])
    return ridge.predict(scaler.transform(more_features))
